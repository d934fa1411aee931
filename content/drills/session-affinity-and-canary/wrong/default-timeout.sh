# fails: same-pod
# near miss: the sessions end after three hours, the default
kubectl apply -f - <<'Y'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: booking-canary
  namespace: cinema
spec:
  replicas: 1
  selector:
    matchLabels: { app: booking, track: canary }
  template:
    metadata:
      labels: { app: booking, track: canary }
    spec:
      containers:
        - name: booking
          image: us-docker.pkg.dev/google-samples/containers/gke/hello-app:2.0
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 3 }
Y
kubectl rollout status deployment/booking-canary -n cinema --timeout=120s
kubectl patch service booking -n cinema --type=merge -p '{"spec":{"selector":{"track":null},"sessionAffinity":"ClientIP"}}'
kubectl scale deployment booking -n cinema --replicas=3
