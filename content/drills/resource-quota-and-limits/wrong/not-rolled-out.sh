# fails: preview
# near miss: what runs already is not touched by either object
kubectl apply -f - <<'Y'
apiVersion: v1
kind: LimitRange
metadata:
  name: containers
  namespace: animation
spec:
  limits:
    - type: Container
      defaultRequest: {cpu: 200m, memory: 128Mi}
      default: {cpu: 500m, memory: 256Mi}
      max: {memory: 1Gi}
Y
kubectl create quota budget -n animation --hard=requests.cpu=2,requests.memory=2Gi,pods=8
