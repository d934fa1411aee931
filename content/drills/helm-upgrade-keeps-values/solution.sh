helm repo add bitnami https://charts.bitnami.com/bitnami
helm get values front -n press
helm upgrade front bitnami/nginx -n press --version 22.1.1 --reuse-values --set resources.requests.cpu=50m --wait
helm get values front -n press
