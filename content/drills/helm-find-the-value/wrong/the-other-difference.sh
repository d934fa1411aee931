# fails: named, answers, in-the-release
# the memory differs as well, and has nothing to do with it
echo resources.requests.memory > value.txt
helm repo add bitnami https://charts.bitnami.com/bitnami
helm upgrade depot bitnami/nginx -n south --reuse-values --set resources.requests.memory=32Mi --wait
