kubectl apply -f - <<'Y'
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: pinned-images
spec:
  matchConstraints:
    resourceRules:
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [pods]
  variables:
    - name: images
      expression: object.spec.containers.map(c, c.image) + object.spec.?initContainers.orValue([]).map(c, c.image)
    - name: before
      expression: >-
        oldObject == null ? [] : oldObject.spec.containers.map(c, c.image)
        + oldObject.spec.?initContainers.orValue([]).map(c, c.image)
  validations:
    - expression: >-
        variables.images.all(i, i in variables.before || (i.matches(':[^/]+$') && i.endsWith(':latest') == false))
      message: every image needs a tag other than latest, or a digest
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: pinned-images
spec:
  policyName: pinned-images
  validationActions: [Deny]
  matchResources:
    namespaceSelector:
      matchLabels: {images: pinned}
Y
sleep 2
kubectl run trial --image=nginx -n trains --dry-run=server
