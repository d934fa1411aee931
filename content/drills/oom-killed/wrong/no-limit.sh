# fails: bounded, guaranteed
# near miss: without a limit nothing bounds what it takes from its neighbours
echo shading OOMKilled 137 > evidence.txt
kubectl patch deployment relief -n atlas --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/1/resources/limits"}]'
kubectl rollout status deployment/relief -n atlas --timeout=90s
