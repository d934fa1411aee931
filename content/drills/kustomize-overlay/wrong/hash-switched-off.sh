# fails: settings
# reaches the end state, but without the hash nobody notices another value
mkdir -p library/overlays/prod
cat > library/overlays/prod/kustomization.yaml <<'Y'
resources:
  - ../../base
namespace: library-prod
labels:
  - pairs:
      stage: prod
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
generatorOptions:
  disableNameSuffixHash: true
Y
kubectl apply -k library/overlays/prod
kubectl rollout status deployment/catalogue -n library-prod --timeout=120s
