kubectl logs deployment/dimmer -n night-shift --tail=3
kubectl apply -f - <<'Y'
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: dimmer, namespace: printing}
rules:
- {apiGroups: [batch], resources: [jobs], verbs: [list]}
- {apiGroups: [apps], resources: [deployments/scale], resourceNames: [press], verbs: [patch]}
Y
sleep 40
kubectl logs deployment/dimmer -n night-shift --tail=1
