# fails: largest-container
# near miss: type Pod bounds the sum over the containers
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
    - type: Pod
      max: {memory: 1Gi}
Y
kubectl create quota budget -n animation --hard=requests.cpu=2,requests.memory=2Gi,pods=8
kubectl rollout restart deployment/preview -n animation
kubectl rollout status deployment/preview -n animation --timeout=120s
