# fails: values, released
# near miss: replicas of the parent does not reach the subchart
mkdir -p charts
helm package cache --version 1.2.0 -d charts
sed -i 's/1.1.0/1.2.0/' cache/Chart.yaml
printf 'dependencies:\n  - name: cache\n    version: 1.2.0\n    repository: file://../cache\n' >> stall/Chart.yaml
echo 'cacheReplicas: 3' >> stall/values.yaml
helm dependency update stall
helm install fair stall -n market --wait
