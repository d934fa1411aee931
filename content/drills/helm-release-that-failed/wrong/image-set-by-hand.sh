# fails: deployed, history
# near miss: the Pods are well, but the release still asks for the image that does not exist
echo 3 > failed.txt
kubectl set image deployment/studio-nginx -n radio "*=docker.io/nginx:1.29"
kubectl scale deployment/studio-nginx -n radio --replicas=3
kubectl rollout status deployment/studio-nginx -n radio --timeout=60s
