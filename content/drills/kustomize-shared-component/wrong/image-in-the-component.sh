# fails: live
# near miss: what is only for one overlay stands in what both share
mkdir -p portal/components/guarded
cat > portal/components/guarded/kustomization.yaml <<'Y'
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
images:
  - name: nginx
    newTag: "1.28"
patches:
  - target: { kind: Deployment, name: portal }
    patch: |-
      - { op: add, path: /spec/template/spec/containers/0/resources, value: { limits: { memory: 64Mi } } }
      - { op: add, path: /spec/template/spec/containers/0/readinessProbe, value: { httpGet: { path: /, port: 80 } } }
Y
for o in stage live; do printf 'components:\n  - ../../components/guarded\n' >> portal/overlays/$o/kustomization.yaml; done
kubectl apply -k portal/overlays/stage
kubectl apply -k portal/overlays/live
kubectl rollout status deployment/portal -n portal-stage --timeout=60s
kubectl rollout status deployment/portal -n portal-live --timeout=60s
