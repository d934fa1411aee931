# fails: taken-back
# reaches the end state, but new Pods do not carry the label
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
kubectl scale deployment booking -n cinema --replicas=3
sleep 20
kubectl label pods -n cinema -l app=booking serving=yes
kubectl patch service booking -n cinema --type=merge -p '{"spec":{"selector":{"app":null,"track":null,"serving":"yes"},"sessionAffinity":"ClientIP","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":1800}}}}'
