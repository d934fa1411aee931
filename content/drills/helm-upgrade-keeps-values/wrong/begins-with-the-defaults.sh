# fails: values-kept
# near miss: as soon as one value is given, the release's own are forgotten
helm repo add bitnami https://charts.bitnami.com/bitnami
helm upgrade front bitnami/nginx -n press --version 22.1.1 --set resources.requests.cpu=50m --wait
