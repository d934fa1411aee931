# fails: tuner, probe
# near miss: the Service sends traffic to Pods that are not ready
kubectl set selector service tuner app=tuner -n concert
kubectl patch service tuner -n concert -p '{"spec":{"publishNotReadyAddresses":true}}'
kubectl rollout status deployment/orchestra -n concert --timeout=120s
