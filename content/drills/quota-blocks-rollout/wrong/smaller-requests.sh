# fails: same-size
# smaller requests leave room for a fifth Pod
kubectl set resources deployment newsdesk -n bulletin --requests=cpu=100m,memory=64Mi
kubectl rollout status deployment/newsdesk -n bulletin --timeout=240s
