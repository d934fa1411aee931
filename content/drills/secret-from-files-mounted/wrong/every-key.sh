# fails: files
# near miss: without items every key becomes a file
kubectl create secret generic ledger-db -n accounting --from-file=db
kubectl patch deployment ledger -n accounting -p '
spec:
  template:
    spec:
      volumes:
        - name: db
          secret:
            secretName: ledger-db
            defaultMode: 0400
      containers:
        - name: ledger
          env:
            - name: DB_USER
              valueFrom:
                secretKeyRef:
                  name: ledger-db
                  key: username
          volumeMounts:
            - name: db
              mountPath: /run/secrets/db
              readOnly: true
'
kubectl rollout status deployment/ledger -n accounting --timeout=60s
