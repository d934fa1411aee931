kubectl describe pods -n atlas -l app=relief | grep -A3 'Last State'
echo shading OOMKilled 137 > evidence.txt
kubectl set resources deployment relief -n atlas -c shading --requests=cpu=50m,memory=256Mi --limits=cpu=50m,memory=256Mi
kubectl rollout status deployment/relief -n atlas --timeout=90s
