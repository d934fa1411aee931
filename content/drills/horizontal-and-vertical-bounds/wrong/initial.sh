# fails: only-recommends
# near miss: running Pods are left alone, new ones are changed
kubectl apply -f - <<'Y'
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata:
  name: resizer
  namespace: gallery
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: resizer }
  updatePolicy: { updateMode: Initial }
  resourcePolicy:
    containerPolicies:
      - containerName: resizer
        minAllowed: { cpu: 50m, memory: 300Mi }
        maxAllowed: { cpu: 150m, memory: 1Gi }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: resizer
  namespace: gallery
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: resizer }
  minReplicas: 2
  maxReplicas: 5
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: AverageValue, averageValue: 200m } }
Y
sleep 300
kubectl get vpa resizer -n gallery -o jsonpath='{.status.recommendation.containerRecommendations[0]}'
kubectl set resources deployment/resizer -n gallery --requests=cpu=150m,memory=300Mi
kubectl rollout status deployment/resizer -n gallery --timeout=120s
