# fails: in-the-release
# near miss: the memory was meant to differ
echo service.ports.http > value.txt
helm repo add bitnami https://charts.bitnami.com/bitnami
helm get values depot -n north > north.yaml
helm upgrade depot bitnami/nginx -n south -f north.yaml --wait
