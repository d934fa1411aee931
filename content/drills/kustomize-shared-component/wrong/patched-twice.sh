# fails: component, base-as-it-was
# near miss: the same patch in two places, which will soon differ
for o in stage live; do cat >> portal/overlays/$o/kustomization.yaml <<'Y'
patches:
  - target: { kind: Deployment, name: portal }
    patch: |-
      - { op: add, path: /spec/template/spec/containers/0/resources, value: { limits: { memory: 64Mi } } }
      - { op: add, path: /spec/template/spec/containers/0/readinessProbe, value: { httpGet: { path: /, port: 80 } } }
Y
done
printf 'images:\n  - name: nginx\n    newTag: "1.28"\n' >> portal/overlays/stage/kustomization.yaml
kubectl apply -k portal/overlays/stage
kubectl apply -k portal/overlays/live
kubectl rollout status deployment/portal -n portal-stage --timeout=60s
kubectl rollout status deployment/portal -n portal-live --timeout=60s
