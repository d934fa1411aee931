# fails: new-chart, values-kept, upgraded
# the Deployment asks for the CPU until the next upgrade
kubectl set resources deployment front-nginx -n press --requests=cpu=50m
