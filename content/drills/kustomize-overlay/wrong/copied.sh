# fails: built-from-the-overlay
# near miss: a copy of the base, which goes its own way from now on
mkdir -p library/overlays/prod
cp library/base/*.yaml library/overlays/prod/
cd library/overlays/prod
sed -i -e 's/replicas: 1/replicas: 3/' -e 's/2.4.62/2.4.63/' deployment.yaml
cat >> kustomization.yaml <<'Y'
namespace: library-prod
labels:
  - pairs:
      stage: prod
configMapGenerator:
  - name: catalogue-settings
    literals:
      - LOG_LEVEL=warn
Y
kubectl apply -k .
kubectl rollout status deployment/catalogue -n library-prod --timeout=120s
