# fails: sum
# the quota bounds the limits, which were not asked about
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
kubectl create quota budget -n animation --hard=limits.cpu=2,limits.memory=2Gi,pods=8
kubectl rollout restart deployment/preview -n animation
kubectl rollout status deployment/preview -n animation --timeout=120s
