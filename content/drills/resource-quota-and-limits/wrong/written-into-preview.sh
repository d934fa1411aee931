# fails: preview
# near miss: the Pods have the values, but from the Deployment, which was to stay without
kubectl set resources deployment preview -n animation --requests=cpu=200m,memory=128Mi --limits=cpu=500m,memory=256Mi
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
