cat > helmfile.yaml <<'Y'
repositories:
  - name: example
    url: https://charts.example.com
releases:
  - name: kiosk
    namespace: fair
    chart: example/web
    version: 1.4.0
    needs: [fair/till]
    values:
      - replicaCount: 3
  - name: till
    namespace: fair
    chart: example/web
    version: 1.5.0
Y
helmfile show-dag
helmfile apply --suppress-diff
kubectl rollout status deployment/kiosk -n fair
kubectl rollout status deployment/till -n fair
helmfile diff --detailed-exitcode
