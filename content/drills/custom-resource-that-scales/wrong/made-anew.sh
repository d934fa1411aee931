# fails: scales, status-apart, rules, kept
# the objects of a kind go with its definition
kubectl delete crd presses.juice.example.com
kubectl apply -f - <<'Y'
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: presses.juice.example.com
spec:
  group: juice.example.com
  scope: Namespaced
  names: {kind: Press, plural: presses, singular: press}
  versions:
  - name: v1
    served: true
    storage: true
    subresources:
      status: {}
      scale: {specReplicasPath: .spec.presses, statusReplicasPath: .status.running}
    additionalPrinterColumns:
    - {name: Presses, type: integer, jsonPath: .spec.presses}
    - {name: Running, type: integer, jsonPath: .status.running}
    schema:
      openAPIV3Schema:
        type: object
        required: [spec]
        properties:
          spec:
            type: object
            required: [fruit]
            properties:
              fruit:
                type: string
                x-kubernetes-validations:
                - rule: self == oldSelf
                  message: the fruit of a press stays
              presses: {type: integer, minimum: 0}
          status:
            type: object
            properties:
              running: {type: integer}
Y
