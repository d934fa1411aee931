# fails: login-used, same-deployment
# near miss: the Pods run as long as a node has the image already
kubectl set image deployment/thumbnails -n catalog web=nginx:1.27.3-alpine
kubectl rollout status deployment/thumbnails -n catalog --timeout=120s
