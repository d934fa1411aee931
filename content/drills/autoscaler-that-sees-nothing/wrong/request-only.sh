# fails: metrics, active, bounds
kubectl set resources deployment frames -n gallery -c log-shipper --requests=cpu=20m
sleep 120
