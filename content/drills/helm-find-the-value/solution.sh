helm get values depot -n north > north.yaml
helm get values depot -n south > south.yaml
diff north.yaml south.yaml
echo service.ports.http > value.txt
helm repo add bitnami https://charts.bitnami.com/bitnami
helm upgrade depot bitnami/nginx -n south --reuse-values --set service.ports.http=80 --wait
