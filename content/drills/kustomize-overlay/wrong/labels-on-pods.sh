# fails: labels
# near miss: the label was put on the Pods alone
mkdir -p library/overlays/prod
cat > library/overlays/prod/kustomization.yaml <<'Y'
resources:
  - ../../base
namespace: library-prod
images:
  - name: httpd
    newTag: 2.4.63
replicas:
  - name: catalogue
    count: 3
configMapGenerator:
  - name: catalogue-settings
    literals:
      - LOG_LEVEL=warn
patches:
  - target: {kind: Deployment}
    patch: |-
      - {op: add, path: /spec/template/metadata/labels/stage, value: prod}
Y
kubectl apply -k library/overlays/prod
kubectl rollout status deployment/catalogue -n library-prod --timeout=120s
