# fails: runs, complete, fixed, read-from-it
# the containers start without the value
kubectl get deployment signage -n gallery -o yaml | sed 's/key: CLOSES/&\n              optional: true/' | kubectl apply -f -
kubectl rollout status deployment/signage -n gallery --timeout=60s
