mkdir -p charts
helm package cache --version 1.2.0 -d charts
sed -i 's/1.1.0/1.2.0/' cache/Chart.yaml
cat >> stall/Chart.yaml <<'Y'
dependencies:
  - name: cache
    version: 1.2.0
    repository: file://../cache
Y
cat >> stall/values.yaml <<'Y'
cache:
  replicas: 3
Y
helm dependency update stall
helm install fair stall -n market --wait
