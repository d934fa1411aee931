# fails: login-used, same-deployment
# near miss: the ServiceAccount gives its login only to Pods that name none
kubectl patch serviceaccount default -n catalog -p '{"imagePullSecrets":[{"name":"registry-login"}]}'
kubectl set image deployment/thumbnails -n catalog web=nginx:1.27.3-alpine
kubectl rollout status deployment/thumbnails -n catalog --timeout=120s
