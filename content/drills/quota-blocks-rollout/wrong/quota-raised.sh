# fails: same-size
# the quota is raised, which was not for sale
kubectl patch resourcequota rented -n bulletin -p '{"spec":{"hard":{"requests.cpu":"1200m"}}}'
kubectl rollout restart deployment/newsdesk -n bulletin
kubectl rollout status deployment/newsdesk -n bulletin --timeout=240s
