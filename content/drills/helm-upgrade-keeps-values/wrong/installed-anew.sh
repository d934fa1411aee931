# fails: upgraded
# near miss: the same values, but the Service was away meanwhile
helm repo add bitnami https://charts.bitnami.com/bitnami
helm uninstall front -n press
helm install front bitnami/nginx -n press --version 22.1.1 --set replicaCount=3 --set service.type=ClusterIP --set resources.requests.cpu=50m --wait
