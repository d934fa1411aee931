# fails: base-as-it-was
# near miss: what is only for production stands in the base, for every environment
sed -i -e 's/replicas: 1/replicas: 3/' -e 's/2.4.62/2.4.63/' library/base/deployment.yaml
mkdir -p library/overlays/prod
cat > library/overlays/prod/kustomization.yaml <<'Y'
resources:
  - ../../base
namespace: library-prod
labels:
  - pairs:
      stage: prod
configMapGenerator:
  - name: catalogue-settings
    literals:
      - LOG_LEVEL=warn
Y
kubectl apply -k library/overlays/prod
kubectl rollout status deployment/catalogue -n library-prod --timeout=120s
