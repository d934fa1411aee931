# fails: files, rotation
# near miss: without a mode the file can be read by everybody
kubectl create secret generic ledger-db -n accounting --from-file=db
kubectl patch deployment ledger -n accounting -p '
spec:
  template:
    spec:
      volumes:
        - name: db
          secret:
            secretName: ledger-db
            items:
              - key: password
                path: password
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
