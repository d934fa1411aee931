# fails: guaranteed
# near miss: it survives, but its request is smaller than its limit, and no limit is set for CPU
echo shading OOMKilled 137 > evidence.txt
kubectl set resources deployment relief -n atlas -c shading --limits=memory=256Mi
kubectl rollout status deployment/relief -n atlas --timeout=90s
