# fails: measured, fitting-number, soon-down-again
# near miss: the request follows the limit, and 60 % are of 500m now
kubectl set resources deployment encoder -n stream --limits=cpu=500m
kubectl autoscale deployment encoder -n stream --min=2 --max=8 --cpu=60%
kubectl rollout status deployment/encoder -n stream --timeout=120s
sleep 60
