# fails: soon-down-again
# near miss: the window of the other direction
kubectl set resources deployment encoder -n stream --requests=cpu=250m
kubectl apply -f - <<'Y'
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: encoder
  namespace: stream
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: encoder
  minReplicas: 2
  maxReplicas: 8
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 60
  behavior:
    scaleUp:
      stabilizationWindowSeconds: 90
Y
kubectl rollout status deployment/encoder -n stream --timeout=120s
sleep 60
kubectl get hpa encoder -n stream
