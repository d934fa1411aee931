kubectl get deployment booking -n cinema -o yaml | sed \
  -e 's/hello-app:1.0/hello-app:2.0/' -e 's/track: stable/track: canary/' \
  -e 's/^  name: booking$/  name: booking-canary/' -e 's/replicas: 4/replicas: 1/' \
  -e '/resourceVersion:/d' -e '/uid:/d' -e '/^status:/,$d' > canary.yaml
kubectl apply -f canary.yaml
kubectl rollout status deployment/booking-canary -n cinema --timeout=120s
kubectl patch service booking -n cinema --type=merge -p '{"spec":{"selector":{"track":null},"sessionAffinity":"ClientIP","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":1800}}}}'
kubectl scale deployment booking -n cinema --replicas=3
