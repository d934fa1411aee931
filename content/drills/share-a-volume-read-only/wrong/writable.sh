# fails: read-only
# reaches the end state, but a reader could forge an article
kubectl apply -f - <<'Y'
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: articles
  namespace: newsroom
spec:
  storageClassName: csi-files
  accessModes: [ReadWriteMany]
  resources:
    requests:
      storage: 1Gi
Y
kubectl patch deployment editor -n newsroom -p '
spec:
  template:
    spec:
      volumes:
        - name: articles
          persistentVolumeClaim:
            claimName: articles
      containers:
        - name: editor
          volumeMounts:
            - name: articles
              mountPath: /articles
'
kubectl rollout status deployment/editor -n newsroom --timeout=120s
kubectl patch deployment site -n newsroom -p '
spec:
  template:
    spec:
      volumes:
        - name: articles
          persistentVolumeClaim:
            claimName: articles
      containers:
        - name: nginx
          volumeMounts:
            - name: articles
              mountPath: /usr/share/nginx/html
              subPath: published
'
kubectl rollout status deployment/site -n newsroom --timeout=120s
