# fails: history
# damages: services/studio-nginx -n radio
# reaches the same state, but nobody can go back any more
echo 3 > failed.txt
helm repo add bitnami https://charts.bitnami.com/bitnami
helm uninstall studio -n radio
helm install studio bitnami/nginx -n radio --set replicaCount=3 --set service.type=ClusterIP --wait
