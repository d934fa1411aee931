# fails: renders, nothing-left
# near miss: the releases run, but the file is as it was
helm repo add example https://charts.example.com
helm install till example/web --version 1.5.0 -n fair --create-namespace
helm install kiosk example/web --version 1.4.0 -n fair --set replicaCount=3
kubectl rollout status deployment/kiosk -n fair
kubectl rollout status deployment/till -n fair
