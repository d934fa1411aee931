# fails: defaults, sum, preview
# near miss: without defaultRequest, the default limit becomes the request
kubectl apply -f - <<'Y'
apiVersion: v1
kind: LimitRange
metadata:
  name: containers
  namespace: animation
spec:
  limits:
    - type: Container
      default: {cpu: 500m, memory: 256Mi}
      max: {memory: 1Gi}
Y
kubectl create quota budget -n animation --hard=requests.cpu=2,requests.memory=2Gi,pods=8
kubectl rollout restart deployment/preview -n animation
kubectl rollout status deployment/preview -n animation --timeout=120s
