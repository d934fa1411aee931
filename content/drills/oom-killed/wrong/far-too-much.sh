# fails: evidence, bounded
# reaches the end state with four times as much; and the reason is that of a crash
echo shading Error 1 > evidence.txt
kubectl set resources deployment relief -n atlas -c shading --requests=cpu=50m,memory=1Gi --limits=cpu=50m,memory=1Gi
kubectl rollout status deployment/relief -n atlas --timeout=90s
