mkdir -p portal/components/guarded
cat > portal/components/guarded/kustomization.yaml <<'Y'
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: portal
      spec:
        template:
          spec:
            containers:
              - name: web
                resources:
                  limits:
                    memory: 64Mi
                readinessProbe:
                  httpGet:
                    path: /
                    port: 80
Y
for o in stage live; do printf 'components:\n  - ../../components/guarded\n' >> portal/overlays/$o/kustomization.yaml; done
printf 'images:\n  - name: nginx\n    newTag: "1.28"\n' >> portal/overlays/stage/kustomization.yaml
kubectl apply -k portal/overlays/stage
kubectl apply -k portal/overlays/live
kubectl rollout status deployment/portal -n portal-stage --timeout=60s
kubectl rollout status deployment/portal -n portal-live --timeout=60s
